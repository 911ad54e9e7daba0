"""What a reader of the message would miss. Gaps stand beside the message, never in it."""
