-- By what a server sees that its keys are those of its neighbours: nothing can be opened with it.
CREATE TABLE vault_key (
    number      integer PRIMARY KEY,
    check_value text    NOT NULL
);
