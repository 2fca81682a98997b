-- Who was erased: ids of records, and nothing of the person.
SELECT 1;
