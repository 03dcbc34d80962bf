// What can be done with tags: each checks, stores and records in one transaction of the caller's.
#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "services/tags/store.h"

namespace tags {

/// Who does it, when, and for whom.
struct Hand {
    activity::Log& log;
    members::MemberId member = {};
    basics::Time now = {};
    organisations::OrganisationId organisation = {};  ///< Of the subject.
};

/// Puts what was typed on the subject; tags that are written so exist already or are made, with a
/// label in this language. Returns the new ones on the subject.
std::expected<std::vector<Tag>, basics::Problems> put_on(db::Transaction& tx, Hand const& hand,
                                                         Subject const& subject,
                                                         std::string_view typed,
                                                         texts::Language language);

/// Takes the tag off the subject. False when it was not on it.
bool take_off(db::Transaction& tx, Hand const& hand, Subject const& subject, TagId tag);

/// Gives the tag new labels, at least one (fields "label_sv", "label_nb", "label_en"; an empty text
/// takes one away). What it was called before still leads to it. A label that belongs to another
/// tag is a problem; field "version" when somebody was first.
std::expected<Tag, basics::Problems> rename(db::Transaction& tx, Hand const& hand, Tag tag,
                                            std::int64_t seen, Labels const& typed);

/// Joins the tag to `into`: all that had it has `into`. Both stand by themselves and are two.
void merge(db::Transaction& tx, Hand const& hand, Tag tag, Tag const& into);
/// Undoes merge: the tag stands by itself again, on what it was put on.
void separate(db::Transaction& tx, Hand const& hand, Tag tag);

}
