"""What a listener hears: the way through the guide with a screen reader, written down."""
