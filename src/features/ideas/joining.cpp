// Telling and merging in one step, or in two when somebody has to look in between.
#include "features/ideas/joining.h"

#include <stdexcept>

#include "features/ideas/merging.h"
#include "features/ideas/support.h"

namespace ideas {

bool may_join(Telling const& told, Need const& home) {
    return home.visibility == Visibility::public_ && home.merged_into.empty() &&
           home.told.kind == told.kind && home.told.organisation == told.organisation;
}

Sent tell_joining(db::Transaction& tx, Hand const& hand, Sending const& sending, Need const& home,
                  std::string const& reason) {
    if (!may_join(sending.told, home)) throw std::logic_error("joining what may not be joined");
    auto sent = tell(tx, hand, sending);
    if (!sent.is_new) return sent;
    if (sent.need.visibility == Visibility::public_)
        sent.need = merge(tx, hand, sent.need, home, reason);
    else store::keep_joining(tx, sent.need.id, {home.id, reason});
    bool const is_own_page = sending.way == Way::page && !hand.member.empty();
    if (is_own_page) support(tx, hand, home);
    return sent;
}

std::string joining_reason(web::Services& services, Need const& home) {
    auto const language = texts::parse_language(home.told.language).value_or(texts::Language::sv);
    return services.texts.text(language, "ideas.joined_reason");
}

std::optional<Need> wanted_home(db::Reader& reader, Need const& need) {
    auto const joining = store::joining_of(reader, need.id);
    auto const wanted = joining ? find(reader, joining->into) : std::nullopt;
    if (!wanted) return std::nullopt;
    auto home = home_of(reader, *wanted);
    bool const is_possible = home.id != need.id && may_join(need.told, home);
    return is_possible ? std::optional(std::move(home)) : std::nullopt;
}

Need publish_joining(db::Transaction& tx, Hand const& hand, Need need) {
    auto const home = wanted_home(tx, need);
    auto const joining = store::joining_of(tx, need.id);
    need = publish(tx, hand, std::move(need));
    store::forget_joining(tx, need.id);
    return home && joining ? merge(tx, hand, need, *home, joining->reason) : need;
}

}
