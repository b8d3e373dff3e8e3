SELECT 'stands for the first migration, which the file has had';
