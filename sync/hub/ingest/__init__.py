"""Reports from outside: to the op log by the way of every op, by Kafka or by `POST /v1/events`."""
