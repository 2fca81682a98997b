"""Moving data between the laptops and the centre."""
