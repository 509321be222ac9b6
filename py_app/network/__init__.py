"""A source enters a neural network and its mask leaves; what is known of each network, and what runs it."""
