"""What committees have answered with values, counted: numbers, choices, days and tables."""
