// What is done with arguments: each stores and records in one transaction of the caller's.
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "features/ideas/actions.h"
#include "features/ideas/arguments/argument.h"
#include "features/ideas/show.h"
#include "services/web/moderated.h"

namespace ideas::arguments {

std::optional<Argument> find(db::Reader& reader, ArgumentId const& id);
/// Of the idea and what is merged into it, the first first: those that everybody may read, at most
/// `most_shown` on each side; or all that were not taken back.
std::vector<Argument> shown(db::Reader& reader, Need const& idea);
std::vector<Argument> all(db::Reader& reader, Need const& idea);
/// shown() of the ideas of a part of an export, in the order of their ids, by idea; one without any
/// is left out.
std::map<NeedId, std::vector<Argument>> shown(db::Reader& reader, std::vector<Need> const& ideas);

/// Fields of checked(), and "words" when the member has `most_own` there already. The same words
/// twice are there once. Throws std::logic_error unless may_argue().
std::expected<Argument, basics::Problems> give(db::Transaction& tx, Hand const& hand,
                                               Need const& idea, Draft const& draft,
                                               Reading reading);
/// By whoever wrote it. False when that is not the hand's member, or it is gone already.
bool withdraw(db::Transaction& tx, Hand const& hand, Argument const& argument);
/// By those who answer. Nothing happens when it is so already, or was taken back.
bool hide(db::Transaction& tx, Hand const& hand, Argument const& argument);
bool show(db::Transaction& tx, Hand const& hand, Argument const& argument);

/// {"argument", id}: what reports know it by.
activity::Subject subject_of(Argument const& argument);
/// How arguments are reported, hidden and shown.
std::shared_ptr<web::Moderated const> moderated(web::Services& services);

namespace store {

void add(db::Transaction& tx, Argument const& argument);
/// State, and words.
void update(db::Transaction& tx, Argument const& argument);
/// Of one idea that is weeded.
void forget(db::Transaction& tx, std::string_view idea);
/// Those that the member gave to the idea and did not take back.
std::vector<Argument> own(db::Reader& reader, NeedId idea, members::MemberId const& member);

}

}
