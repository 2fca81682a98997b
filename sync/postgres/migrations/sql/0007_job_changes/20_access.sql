ALTER TABLE job_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE job_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_isolation ON job_changes
    USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid))
    WITH CHECK (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
GRANT SELECT, INSERT, UPDATE ON job_changes TO stormops_app;
