"""The parts of one line: who, before when, how it stands, and what is left; and enough of Dutch to see them."""
