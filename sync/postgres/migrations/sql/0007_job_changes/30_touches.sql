-- A touch may be deleted: its source's id is free again then.
ALTER TABLE customer_journeys DROP CONSTRAINT customer_journeys_source_event_id_key;
CREATE UNIQUE INDEX customer_journeys_source_event_id_key ON customer_journeys (source_event_id, tenant_id)
    WHERE NOT deleted;
