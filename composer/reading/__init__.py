"""What a text says: zones, sentences, components, promises, times. Judges nothing."""
