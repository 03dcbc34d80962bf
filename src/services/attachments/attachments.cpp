// Content first, then the row, then the log's entry: the last two in one transaction.
#include "services/attachments/attachments.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "platform/json/value.h"
#include "services/search/search.h"

namespace attachments {

Attachments::Attachments(db::Database& database, activity::Log& log, std::string folder,
                         Settings settings)
    : database_(database),
      log_(log),
      contents_(std::move(folder)),
      settings_(std::move(settings)),
      preparer_(settings_.preparing) {}

std::optional<Refusal> Attachments::refused_by_scanner(Hand const& hand, Access const& access,
                                                       Sent const& sent) const {
    // What is refused for its size, or holds nothing, is not worth the scanner's time.
    if (!settings_.scan || sent.bytes.empty() || sent.bytes.size() > settings_.limits.file_bytes)
        return std::nullopt;
    auto const refusal =
        settings_.scan({hand.member, hand.now, access.organisation}, {sent.name, sent.bytes});
    if (!refusal) return std::nullopt;
    switch (*refusal) {
        case scanning::Refusal::infected: return Refusal::infected;
        case scanning::Refusal::too_large: return Refusal::too_large_to_scan;
        case scanning::Refusal::unscanned: return Refusal::unscanned;
    }
    std::unreachable();
}

std::expected<Attachment, Refusal> Attachments::attach(Hand const& hand, Access const& access,
                                                       std::string_view kind, Sent const& sent) {
    if (auto const refusal = refused_by_scanner(hand, access, sent))
        return std::unexpected(*refusal);
    auto prepared = preparer_.prepare(sent.name, sent.bytes, settings_.limits.file_bytes);
    if (!prepared) return std::unexpected(prepared.error());
    Attachment of{.id = AttachmentId::make(),
                  .subject = {std::string(kind), access.id},
                  .state = beginning(access),
                  .name = std::move(prepared->name),
                  .kind = prepared->kind,
                  .description = sent.description,
                  .added_at = hand.now,
                  .added_by = hand.member,
                  .changed_at = hand.now};
    std::shared_lock const until_the_row_is_there(keeping_);
    std::uint64_t bytes = 0;
    try {
        for (auto& one : prepared->kept) {
            one.content.hash = contents_.keep(one.bytes);
            bytes += one.bytes.size();
            of.contents.push_back(std::move(one.content));
        }
    } catch (files::NoRoom const& full) { throw db::Full(full.what()); }
    auto tx = database_.begin();
    if (has_content(tx, of.subject, of.content().hash))
        return std::unexpected(Refusal::already_there);
    if (auto const full = no_room(settings_.limits, taken(tx, of.subject), bytes))
        return std::unexpected(*full);
    of.place = next_place(tx, of.subject);
    add(tx, of);
    record(tx, hand, access, of, "attachments.attached");
    tx.commit();
    return of;
}

bool Attachments::describe(db::Transaction& tx, Hand const& hand, Access const& access,
                           Attachment of, std::int64_t seen, Description description,
                           std::optional<std::int64_t> place) {
    if (of.version != seen) return false;
    auto others = of_subject(tx, of.subject);
    std::erase_if(others, [&](auto const& one) { return one.id == of.id; });
    bool const moves = place && *place != of.place;
    if (of.description == description && !moves) return true;
    of.description = std::move(description);
    of.changed_at = hand.now;
    ++of.version;
    if (moves) {
        auto const last = static_cast<std::int64_t>(others.size()) + 1;
        of.place = std::clamp<std::int64_t>(*place, 1, last);
        std::int64_t next = 1;
        for (auto& one : others) {
            if (next == of.place) ++next;
            one.place = next++;
            update(tx, one);
        }
    }
    update(tx, of);
    record(tx, hand, access, of, "attachments.described");
    return true;
}

Attachment Attachments::make(db::Transaction& tx, Hand const& hand, Access const& access,
                             Attachment of, Move move) {
    of.state = after(access, of.state, move).value();
    of.changed_at = hand.now;
    ++of.version;
    update(tx, of);
    record(tx, hand, access, of,
           move == Move::remove    ? "attachments.detached"
           : move == Move::restore ? "attachments.restored"
                                   : "attachments.shown");
    return of;
}

std::vector<Attachment> Attachments::list(db::Reader& reader, Access const& access,
                                          std::string_view kind) const {
    auto all = of_subject(reader, {std::string(kind), access.id});
    for (auto const& id : access.also)
        std::ranges::move(of_subject(reader, {std::string(kind), id}), std::back_inserter(all));
    std::erase_if(all, [&](auto const& one) { return !may_read(access, one); });
    return all;
}

void Attachments::record(db::Transaction& tx, Hand const& hand, Access const& access,
                         Attachment const& of, std::string action) {
    log_.record(tx, {.at = hand.now,
                     .actor = hand.member,
                     .action = std::move(action),
                     .subject = {of.subject.kind, access.id},
                     .organisation = access.organisation,
                     .details = json::Object{{"attachment", of.id.text()}, {"file", of.name}}});
}

Attachments::Cleaned Attachments::clean() {
    std::unique_lock const nobody_keeps_anything(keeping_);
    Cleaned cleaned;
    std::vector<std::pair<std::string, std::uint64_t>> lying;
    contents_.each([&](auto const& hash, auto size) { lying.emplace_back(hash, size); });
    auto reader = database_.read();
    for (auto const& [hash, size] : lying) {
        if (is_needed(reader, hash) || !contents_.remove(hash)) continue;
        ++cleaned.contents;
        cleaned.bytes += size;
    }
    cleaned.unfinished = contents_.remove_unfinished();
    return cleaned;
}

void add_to(search::Document& document, db::Reader& reader, Subject const& subject) {
    for (auto const& one : of_subject(reader, subject)) {
        if (one.state != State::shown) continue;
        for (auto const* texts : {&one.description.titles, &one.description.alternatives})
            for (auto const& [language, text] : *texts)
                document.texts.push_back({search::Role::body, language, text});
    }
}

std::vector<std::string> damage_of(db::Reader& reader, files::Contents const& contents) {
    std::vector<std::string> found;
    each_needed(reader, [&](std::string const& hash, std::uint64_t) {
        if (!contents.find(hash)) found.push_back("the file " + hash + " is missing");
        else if (!contents.is_sound(hash)) found.push_back("the file " + hash + " is damaged");
    });
    return found;
}

std::string contents_folder(std::string const& data_folder) { return data_folder + "/files"; }

}
