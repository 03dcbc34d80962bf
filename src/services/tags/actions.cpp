// What a tag is on is searched anew when the tag changes: each subject has its line in the log.
#include "services/tags/actions.h"

#include <algorithm>
#include <stdexcept>

#include "platform/json/value.h"

namespace tags {

namespace {

void record(db::Transaction& tx, Hand const& hand, Subject const& subject, std::string action,
            Tag const& tag, json::Object details = {}) {
    details.set("tag", tag.id.text());
    details.set("label", label_in(tag.labels, texts::Language::sv));
    hand.log.record(tx, {.at = hand.now,
                         .actor = hand.member,
                         .action = std::move(action),
                         .subject = subject,
                         .organisation = hand.organisation,
                         .details = std::move(details)});
}

void record_everywhere(db::Transaction& tx, Hand const& hand, std::string const& action,
                       Tag const& tag, std::vector<Subject> const& subjects) {
    record(tx, hand, {"tag", tag.id.string()}, action, tag);
    for (auto const& subject : subjects) record(tx, hand, subject, action, tag);
}

}

std::expected<std::vector<Tag>, basics::Problems> put_on(db::Transaction& tx, Hand const& hand,
                                                         Subject const& subject,
                                                         std::string_view typed,
                                                         texts::Language language) {
    auto const labels = typed_labels(typed);
    if (!labels) return std::unexpected(labels.error());
    auto const there = of_subject(tx, subject);
    std::vector<Tag> wanted;
    for (auto const& label : *labels) {
        auto found = with_key(tx, key_of(label));
        Tag tag =
            found ? *std::move(found) : Tag{.id = TagId::make(), .labels = {{language, label}}};
        auto const is_it = [&](Tag const& other) { return other.id == tag.id; };
        if (std::ranges::none_of(there, is_it) && std::ranges::none_of(wanted, is_it))
            wanted.push_back(std::move(tag));
    }
    if (there.size() + wanted.size() > most_tags)
        return std::unexpected(basics::Problems{
            {"label", "tags.problem_full", {{"most", std::to_string(most_tags)}}}});
    for (auto const& tag : wanted) {
        if (!find(tx, tag.id)) add(tx, tag, hand.now, hand.member);
        put(tx, subject, tag.id, hand.now, hand.member);
        record(tx, hand, subject, "tags.tagged", tag);
    }
    return wanted;
}

bool take_off(db::Transaction& tx, Hand const& hand, Subject const& subject, TagId id) {
    auto const tag = find(tx, id);
    if (!tag || !take(tx, subject, id)) return false;
    record(tx, hand, subject, "tags.untagged", *tag);
    return true;
}

std::expected<Tag, basics::Problems> rename(db::Transaction& tx, Hand const& hand, Tag tag,
                                            std::int64_t seen, Labels const& typed) {
    basics::Problems problems;
    Labels labels;
    for (auto const& [language, text] : typed) {
        if (text.empty()) continue;
        auto const field = "label_" + std::string(texts::code(language));
        auto label = tidy_label(text);
        if (!label) {
            problems.push_back({field, label.error().text, label.error().values});
            continue;
        }
        auto const owner = owner_of(tx, key_of(*label));
        if (owner && *owner != tag.id && find(tx, *owner)->merged_into != tag.id)
            problems.push_back({field, "tags.problem_taken", {{"label", *label}}});
        labels[language] = *std::move(label);
    }
    if (labels.empty() && problems.empty())
        problems.push_back({"label_sv", "tags.problem_no_label", {}});
    if (tag.version != seen) problems.push_back({"version", "tags.problem_overtaken", {}});
    if (!problems.empty()) return std::unexpected(std::move(problems));
    if (labels == tag.labels) return tag;
    tag.labels = std::move(labels);
    ++tag.version;
    update(tx, tag);
    record_everywhere(tx, hand, "tags.renamed", tag, subjects_of(tx, tag.id));
    return tag;
}

void merge(db::Transaction& tx, Hand const& hand, Tag tag, Tag const& into) {
    if (tag.id == into.id || !tag.merged_into.empty() || !into.merged_into.empty())
        throw std::logic_error("only two different tags that stand by themselves can be merged");
    auto const subjects = subjects_of(tx, tag.id);
    // No chains: what was part of it becomes part of the other directly.
    auto parts = merged_into(tx, tag.id);
    parts.push_back(std::move(tag));
    for (auto& part : parts) {
        part.merged_into = into.id;
        ++part.version;
        update(tx, part);
    }
    record_everywhere(tx, hand, "tags.merged", into, subjects);
}

void separate(db::Transaction& tx, Hand const& hand, Tag tag) {
    if (tag.merged_into.empty()) throw std::logic_error("the tag is not part of another");
    auto const subjects = subjects_of(tx, tag.id);
    tag.merged_into = {};
    ++tag.version;
    update(tx, tag);
    record_everywhere(tx, hand, "tags.separated", tag, subjects);
}

}
