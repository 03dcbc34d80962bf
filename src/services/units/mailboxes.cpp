// Which address answers where.
#include "services/units/mailboxes.h"

#include <algorithm>

#include "platform/basics/text.h"

namespace units {

namespace {

/// As plain as an address of an authority is; whether letters arrive, only sending tells.
bool is_address(std::string_view text) {
    auto const at = text.find('@');
    auto const domain = at == text.npos ? std::string_view() : text.substr(at + 1);
    bool const is_odd = std::ranges::any_of(text, [](char one) {
        return static_cast<unsigned char>(one) <= ' ' || one == 0x7F ||
               std::string_view("<>()[],;:\\\"").contains(one);
    });
    return !is_odd && at > 0 && at != text.npos && text.size() <= 254 && domain.contains('.') &&
           !domain.contains('@') && !domain.starts_with('.') && !domain.ends_with('.');
}

}

std::string mailbox_for(Mailboxes const& mailboxes, Chart const& chart, UnitId const& given) {
    auto const* at = chart.spot(given).unit;
    for (std::size_t step = 0; at && step <= chart.units().size(); ++step) {
        if (auto const own = mailboxes.find(at->id); own != mailboxes.end()) return own->second;
        auto const* span = span_on(*at, chart.day());
        at = span ? chart.spot(span->parent).unit : nullptr;
    }
    auto const whole = mailboxes.find(UnitId());
    return whole == mailboxes.end() ? std::string() : whole->second;
}

basics::Problems set_mailbox(db::Transaction& tx, Hand const& hand, Chart const& chart,
                             std::string_view unit, std::string_view address) {
    basics::Problems problems;
    auto const id = UnitId::parse(unit);
    auto const* place = id ? chart.role_place(*id) : nullptr;
    if (!unit.empty() && (!place || place->id != *id))
        problems.push_back({"unit", "units.thing_gone"});
    auto const typed = basics::trimmed(address);
    if (!typed.empty() && !is_address(typed))
        problems.push_back({"address", "units.mailbox_wrong"});
    if (!problems.empty()) return problems;
    store::put_mailbox(tx, chart.organisation(), id.value_or(UnitId()), typed);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "units.mailbox_set",
                         .subject = {"organisation", chart.organisation().string()},
                         .organisation = chart.organisation(),
                         .details = json::Object{{"unit", id.value_or(UnitId()).text()},
                                                 {"has_address", !typed.empty()}}});
    return {};
}

}
