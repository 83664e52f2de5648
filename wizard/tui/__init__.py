"""The wizard in the terminal: screens and widgets over the interview, the notice and the review."""
