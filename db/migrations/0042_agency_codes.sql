-- Codes and blocs of agencies are kept between searches too, like their names: a change of them counts as a change of the agencies.
create trigger codes_change after update on agency for each statement execute function note_agency_change();
