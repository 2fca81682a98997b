"""What planning assumes of streets where no road network says better.

The factor is for the length of ways, the three figures below it for their time; `pace.Pace` is the rule.
"""

STREET_FACTOR = 1.3  # streets against the great circle; fitted from roads or GPS where there are any
NEAR_M_S = 7.5  # 17 mph: from house to house, with stop signs and parking
FAR_M_S = 29.0  # 65 mph: a motorway signed with 70 to 75, less a tenth
HALF_LOST_M = 10_000.0  # street metres after which half of what getting to the motorway costs is spent
