"""The look of the window: colours, sizes, type, icons. Everything a widget paints with comes from a `Look`."""
