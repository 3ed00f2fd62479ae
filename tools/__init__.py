"""What writes the generated files and the small models of the package, and checks records."""
