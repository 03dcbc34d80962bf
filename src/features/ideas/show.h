// Needs in the reader's language: names, dates and views that all their pages share.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "features/ideas/actions.h"
#include "services/organisations/directory.h"
#include "services/red_thread/red_thread.h"
#include "services/web/services.h"

namespace ideas {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& services, web::Visit const& visit);

    /// The text ideas.ID.
    std::string text(std::string_view id) const;
    /// The same of a need or an idea: ideas.ID or ideas.idea_ID.
    std::string text(Kind kind, std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string state(State state) const;
    std::string date(basics::Time time) const;
    std::string organisation_name(organisations::OrganisationId const& id) const;
    std::string organisation_url(organisations::OrganisationId const& id) const;
    /// "svenska", "annat språk".
    std::string language_name(std::string_view code) const;
};

/// The viewer as the one who does something now.
Hand hand_of(Showing const& showing);

/// Whether somebody coordinates the organisation; otherwise the national process leader answers.
bool has_coordinator(web::Services& services, organisations::OrganisationId const& organisation);

/// "Sampelby kommun svarar.", or who does it instead.
std::string who_answers(Showing const& showing, organisations::OrganisationId const& organisation);

/// Whether those who answer want to read what is told before others do, by their words
/// (services/moderation).
Reading reading_of(web::Services& services, db::Reader& reader, Telling const& told);
/// The same of something that is added to it.
Reading reading_of(web::Services& services, db::Reader& reader, Telling const& told,
                   std::string_view addition);
/// Why a need waits to be read, in words; empty when it is not for its words.
std::string why_caught(Showing const& showing, db::Reader& reader, Need const& need);

/// The words of a need as all pages show them: title, title_language, paragraphs[]
/// {paragraph_text}, better[] {paragraph_text}, kind_text, facts[] as in facts_list.
web::View story_view(Showing const& showing, Telling const& told);

/// The facts of a need that was told, for facts_list: who answers, where, for whom, how often,
/// when, state.
std::vector<web::View> fact_views(Showing const& showing, Need const& need);

/// A text of several lines as views {paragraph_text}.
std::vector<web::View> paragraphs(std::string const& text);

/// The newest answer: answer_state answer_paragraphs[] has_answer_referred_to … answer_who
/// answer_when; has_answer.
web::View answer_view(Showing const& showing, std::vector<Event> const& history);

/// What was added and may be seen by everybody: additions[] {addition_when, addition_paragraphs[]}.
/// With `unseen` also what nobody has looked at: {is_unseen, addition_number}.
std::vector<web::View> addition_views(Showing const& showing, std::vector<Event> const& history,
                                      bool unseen);

/// What happened, for timeline_list. With `inside` also who did it, and what only those who answer
/// see.
std::vector<web::View> event_views(Showing const& showing, Need const& need,
                                   std::vector<Event> const& history, bool inside);

/// Where the need stands on the red thread and what came of it, for thread_position; with the way
/// to the whole thread, for red_thread_way.
web::View thread_view(Showing const& showing, db::Reader& reader, Need const& need);

/// Pages of senders and coordinators are kept by nobody in between.
http::Response private_page(http::Response response);

/// The way back to all needs, or all ideas.
std::vector<web::View> breadcrumbs(Showing const& showing, Kind kind);

/// The need that an idea answers, when everybody may read it.
std::optional<Need> answered_by(db::Reader& reader, Telling const& idea);

/// 410: there was a need or an idea, and its sender took it back.
http::Response withdrawn_page(Showing const& showing, Kind kind);

}
