"""Data, charts, pictures and logos, made safe to print."""
