// What a member was asked by letter: about what and when, never the link.
#include "services/letter_links/letter_links.h"
#include "services/members/own_data.h"

namespace letter_links {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"letter_links",
             members::own_rows(
                 reader,
                 "SELECT purpose, subject_kind, subject_id, made_at, expires_at,"
                 " used_at FROM letter_links WHERE member = $1 ORDER BY made_at",
                 member,
                 {"purpose", "about_kind", "about_id", "@made_at", "@expires_at", "@used_at"})}};
}

}
