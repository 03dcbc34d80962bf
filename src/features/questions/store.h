// Rows and values of questions: the only SQL about them, but for who is asked (asked_store.cpp).
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "features/questions/rules.h"
#include "platform/db/database.h"

namespace questions {

std::optional<Question> find(db::Reader& reader, QuestionId id);
/// New, or in the place of the one with its id.
void put(db::Transaction& tx, Question const& question);

/// The newest first. Those that are not public only when they are of `own`, or own is asked.
struct Filter {
    std::optional<Kind> kind = {};
    std::optional<bool> is_closed = {};
};
/// Public ones after the given place, which a list's next page begins with; empty: the first.
struct Place {
    basics::Time asked_at = {};
    std::string id = {};
};
std::string write(Place const& place);
std::optional<Place> parse_place(std::string_view text);
std::vector<Question> listed(db::Reader& reader, Filter const& filter,
                             std::optional<Place> const& after, std::size_t limit);
/// Every public one in the order of ids after `after`, until `take` returns false.
void each_public(db::Reader& reader, std::string_view after,
                 std::function<bool(Question const&)> const& take);

/// Open ones that this organisation is asked and has not answered, hidden ones never; the newest
/// first.
std::vector<Question> waiting_for(db::Reader& reader, OrganisationId const& organisation,
                                  std::size_t limit);
/// Those that it asked, the newest first.
std::vector<Question> asked_by(db::Reader& reader, OrganisationId const& organisation,
                               std::size_t limit);
std::int64_t asked_since(db::Reader& reader, OrganisationId const& organisation,
                         basics::Time since);

/// True for the first who sends this; later `question` is the one that was made.
std::optional<QuestionId> sent_before(db::Reader& reader, std::string_view hash);
void add_sending(db::Transaction& tx, std::string_view hash, QuestionId question, basics::Time at);

/// Oldest first.
std::vector<Answer> answers(db::Reader& reader, QuestionId question);
void add_answer(db::Transaction& tx, QuestionId question, Answer const& answer);
/// False when it does not stand so any more.
bool set_standing(db::Transaction& tx, QuestionId question, AnswerId answer, Standing before,
                  Standing now);

std::vector<Interest> interests(db::Reader& reader, QuestionId question);
/// False when the organisation has shown interest already.
bool add_interest(db::Transaction& tx, QuestionId question, Interest const& interest);
bool remove_interest(db::Transaction& tx, QuestionId question, OrganisationId const& organisation);

std::vector<LinkTo> links(db::Reader& reader, QuestionId question);
void put_links(db::Transaction& tx, QuestionId question, std::vector<LinkTo> const& links);
/// Every question that leads to the subject, whoever may read it.
std::vector<QuestionId> asked_about(db::Reader& reader, std::string_view kind,
                                    std::string_view subject);
/// Questions that lead to the subject, public ones.
std::vector<Question> leading_to(db::Reader& reader, std::string_view kind,
                                 std::string_view subject, std::size_t limit);

/// Whom a reply is from, by the secret of its address.
struct ReplyWay {
    QuestionId question = {};
    OrganisationId organisation = {};
    std::string address = {};
    members::MemberId member = {};
};
void add_reply_way(db::Transaction& tx, std::string_view secret, ReplyWay const& way,
                   basics::Time at);
std::optional<ReplyWay> reply_way(db::Reader& reader, std::string_view secret);
/// True for the first time this message is taken in.
bool take_message(db::Transaction& tx, std::string_view hash, QuestionId question, basics::Time at);

// asked_store.cpp

std::vector<OrganisationId> asked_of(db::Reader& reader, QuestionId question);
void add_asked(db::Transaction& tx, QuestionId question, OrganisationId const& organisation,
               basics::Time asked_at, basics::Time told_at);
/// How many letters about questions it was told of by since then.
std::size_t letters_since(db::Reader& reader, OrganisationId const& organisation,
                          basics::Time since);
/// Organisations that were asked open questions of which no letter has told them.
std::vector<OrganisationId> untold(db::Reader& reader, std::size_t limit);
std::vector<Question> untold_questions(db::Reader& reader, OrganisationId const& organisation,
                                       std::size_t limit);
std::optional<basics::Time> last_told(db::Reader& reader, OrganisationId const& organisation);
void set_told(db::Transaction& tx, QuestionId question, OrganisationId const& organisation,
              basics::Time at);

Digest digest_of(db::Reader& reader, OrganisationId const& organisation);
void put_digest(db::Transaction& tx, OrganisationId const& organisation, Digest digest,
                members::MemberId const& by, basics::Time at);

std::optional<Network> network(db::Reader& reader, NetworkId id);
/// By name.
std::vector<Network> networks(db::Reader& reader);
void put_network(db::Transaction& tx, Network const& network, members::MemberId const& by,
                 basics::Time at);
void remove_network(db::Transaction& tx, NetworkId id);

}
