"""The pictures of the user guide, taken while the stories of the tests are told."""
