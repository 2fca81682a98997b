"""What planning assumes of streets where no road network says better."""

EARTH_RADIUS_M = 6_371_008.8  # mean radius, IUGG
STREET_FACTOR = 1.3  # streets against the great circle; fitted from roads or GPS where there are any
CRUISE_M_S = 8.0  # 18 mph: residential streets with parking
