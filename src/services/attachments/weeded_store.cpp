// Contents are shared by hash: only cleaning knows which are needed no more.
#include "services/attachments/weeded.h"

#include "services/attachments/store.h"
#include "services/moderation/weeded.h"

namespace attachments {

void forget_subject(db::Transaction& tx, std::string_view kind, std::string_view id) {
    for (auto const& file : of_subject(tx, {std::string(kind), std::string(id)})) {
        moderation::forget_subject(tx, "file", file.id.text());
        tx.run("DELETE FROM attachment_contents WHERE attachment = $1", {file.id});
        tx.run("DELETE FROM attachments WHERE id = $1", {file.id});
    }
}

}
