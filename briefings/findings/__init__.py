"""What is wrong, its codes, and how it is shown."""
