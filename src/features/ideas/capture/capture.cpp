// Making occasions, sending and undoing. The log says how many, never what.
#include "features/ideas/capture/capture.h"

#include "features/ideas/placing.h"
#include "platform/secrets/secrets.h"
#include "services/claims/claim_code.h"

namespace ideas::capture {

namespace {

void record(db::Transaction& tx, Hand const& hand, Occasion const& occasion, std::string action,
            json::Object details = {}) {
    details.append("version", occasion.version);
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = "ideas.capture_" + std::move(action),
                         .subject = subject_of(occasion),
                         .organisation = occasion.organisation,
                         .details = std::move(details)});
}

std::string sending_of(Sheaf const& sheaf) {
    std::string words = sheaf.source == Source::one || sheaf.source == Source::program
                            ? sheaf.key
                            : std::string("list");
    for (auto const& told : sheaf.told)
        for (auto const part : {ideas::name(told.kind), std::string_view(told.title),
                                std::string_view(told.story), std::string_view(told.better),
                                std::string_view(told.for_whom), std::string_view(told.place)})
            words += "\n" + secrets::hash(part);
    return secrets::hash(words);
}

bool says_the_same(Occasion const& left, Occasion const& right) {
    return left.unit == right.unit && left.name == right.name && left.held == right.held &&
           left.place == right.place && left.held_by == right.held_by &&
           left.about == right.about && left.way == right.way && left.language == right.language &&
           left.consent == right.consent && left.reads_first == right.reads_first;
}

}

activity::Subject subject_of(Occasion const& occasion) { return {"capture", occasion.id.string()}; }

std::string path_of(Occasion const& occasion) { return "/captures/" + occasion.id.string(); }

Occasion make(db::Transaction& tx, Hand const& hand, Occasion occasion) {
    occasion.id = OccasionId::make();
    occasion.made_by = hand.member;
    occasion.made_at = hand.now;
    store::add(tx, occasion);
    record(tx, hand, occasion, "made");
    return occasion;
}

std::optional<Occasion> change(db::Transaction& tx, Hand const& hand, Occasion const& before,
                               Occasion wanted, std::int64_t seen) {
    if (before.version != seen) return std::nullopt;
    wanted.id = before.id;
    wanted.organisation = before.organisation;
    wanted.made_by = before.made_by;
    wanted.made_at = before.made_at;
    wanted.version = before.version;
    if (says_the_same(before, wanted)) return before;
    ++wanted.version;
    store::update(tx, wanted);
    record(tx, hand, wanted, "changed");
    return wanted;
}

std::expected<Received, basics::Problems> send(db::Transaction& tx, Hand const& hand,
                                               Occasion const& occasion, Sheaf const& sheaf) {
    auto const sending = sending_of(sheaf);
    if (auto known = store::with_sending(tx, occasion.id, sending)) {
        auto needs = told_in(tx, *known);
        return Received{*std::move(known), std::move(needs), false};
    }
    Received received{.batch = {.id = BatchId::make(),
                                .occasion = occasion.id,
                                .sending = sending,
                                .source = sheaf.source,
                                .member = hand.member,
                                .at = hand.now,
                                .told = static_cast<std::int64_t>(sheaf.told.size())}};
    store::add(tx, received.batch);
    for (auto const& told : sheaf.told) {
        auto const number = received.needs.size() + 1;
        auto sent = tell(tx, hand,
                         {.told = told,
                          .way = occasion.way,
                          .key = received.batch.id.string() + "\n" + std::to_string(number),
                          .reading = occasion.reads_first ? Reading::first : Reading::as_usual});
        auto given = give_to_unit(tx, hand, std::move(sent.need), sheaf.unit);
        if (!given) return std::unexpected(std::move(given.error()));
        store::add_item(tx, received.batch, given->id, number);
        received.needs.push_back(*std::move(given));
    }
    record(tx, hand, occasion, "sent",
           {{"source", name(sheaf.source)}, {"count", received.batch.told}});
    return received;
}

std::optional<Batch> undo(db::Transaction& tx, Hand const& hand, Occasion const& occasion,
                          Batch batch) {
    if (!may_undo(batch, hand.member, hand.now)) return std::nullopt;
    for (auto const& need : told_in(tx, batch)) {
        // Corrected, added to, merged or given elsewhere since it was sent: somebody's work.
        bool const is_untouched = need.updated_at.microseconds <= batch.at.microseconds;
        if (is_untouched && goes_back(need)) withdraw(tx, hand, need);
        else if (need.visibility != Visibility::withdrawn) ++batch.stayed;
    }
    batch.undone_at = hand.now;
    batch.sending = "undone " + batch.id.string();
    store::undone(tx, batch);
    record(tx, hand, occasion, "undone",
           {{"count", batch.told - batch.stayed}, {"stayed", batch.stayed}});
    return batch;
}

std::vector<Slip> slips(db::Transaction& tx, Batch const& batch, std::string_view key) {
    std::vector<Slip> made;
    for (auto const& need : told_in(tx, batch)) {
        if (need.visibility == Visibility::withdrawn) continue;
        auto const code = claims::code_from("slip\n" + std::string(key) + "\n" + need.id.string());
        auto const hash = claims::code_hash(code);
        if (!with_claim(tx, hash)) add_claim(tx, hash, need.id);
        made.push_back({need, code});
    }
    return made;
}

}
