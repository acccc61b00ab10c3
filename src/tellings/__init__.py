"""Every telling of a story, side by side, with receipts."""
