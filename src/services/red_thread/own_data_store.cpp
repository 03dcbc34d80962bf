// What was tied to what, and when.
#include "services/red_thread/own_data.h"

namespace red_thread {

json::Object own_data(db::Reader& reader, members::MemberId const& member) {
    return {{"red_thread",
             members::own_rows(reader,
                               "SELECT earlier_kind, earlier_id, later_kind, later_id, relation,"
                               " tied_at FROM red_thread_links WHERE tied_by = $1 ORDER BY tied_at",
                               member,
                               {"earlier_kind", "earlier_id", "later_kind", "later_id", "relation",
                                "@tied_at"})}};
}

}
