// Whom merging and parting concerns beside those who told it: those who support it.
#include "features/ideas/ideas.h"
#include "features/ideas/merging.h"
#include "features/ideas/support.h"

namespace ideas {

namespace {

/// Whoever told it, or what lives in it.
void without_senders(db::Reader& reader, Need const& need, std::set<members::MemberId>& members) {
    members.erase(need.told_by);
    for (auto const& one : merged_into(reader, need.id)) members.erase(one.told_by);
}

}

std::set<members::MemberId> supporters_concerned(db::Reader& reader, activity::Entry const& entry) {
    bool const is_merged =
        entry.action == "ideas.need_merged" || entry.action == "ideas.idea_merged";
    bool const is_split = entry.action == "ideas.need_split" || entry.action == "ideas.idea_split";
    if (!is_merged && !is_split) return {};
    auto const id = NeedId::parse(entry.subject.id);
    auto const with = NeedId::parse(entry.details.at("with").text());
    auto const need = id ? find(reader, *id) : std::nullopt;
    auto const other = with ? find(reader, *with) : std::nullopt;
    // Where it lives says it for both.
    if (!need || !other || need->merged_into == other->id) return {};
    auto concerned = store::supporters(reader, need->id);
    // Who supports both is told by the entry of the first.
    if (is_split && other->id < need->id)
        for (auto const& member : store::supporters(reader, other->id)) concerned.erase(member);
    without_senders(reader, *need, concerned);
    without_senders(reader, *other, concerned);
    return concerned;
}

}
