"""What people who look after the project run; no part of the product."""
