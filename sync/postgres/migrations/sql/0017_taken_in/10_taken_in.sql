-- Every batch that touches houses asks which of them crews took in themselves.
CREATE INDEX crew_changes_property_id_idx ON crew_changes (property_id, tenant_id);
