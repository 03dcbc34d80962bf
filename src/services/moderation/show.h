// Matters in the reader's language: names, dates and views that all their pages share.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "services/moderation/actions.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace moderation {

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(web::Services& services, web::Visit const& visit);

    /// The text moderation.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string date(basics::Time time) const;
    /// "Sampelby kommun"; for none the national process leader.
    std::string decider(organisations::OrganisationId const& id) const;
};

/// The viewer as the one who does something now.
Hand hand_of(Showing const& showing);

/// How the feature that keeps the subject speaks of it; null when it cannot be reported.
web::Moderated const* moderated(web::Services const& services, std::string_view kind);
/// The text as it reads now.
std::optional<web::ModeratedText> text_now(Showing const& showing, db::Reader& reader,
                                           Subject const& subject);

/// Who coordinates the organisation and who leads, now; without whoever wrote the text.
Deciders deciders(web::Services& services, organisations::OrganisationId const& organisation);
/// The same with whoever wrote the matter's text.
Deciders deciders(web::Services& services, db::Reader& reader, Matter const& matter);
/// Who wrote the matter's text; empty when nobody with an account did.
members::MemberId writer_of(web::Services const& services, db::Reader& reader,
                            Matter const& matter);

/// Whether somebody coordinates the organisation; otherwise the national process leader decides.
bool is_taken_care_of(web::Services& services, organisations::OrganisationId const& organisation);

/// Who reads a notice about a text of this organisation: "Sampelby kommun".
std::string who_decides(Showing const& showing, organisations::OrganisationId const& organisation);

/// Why something was decided, in one language: the reason's own sentence and what was added.
std::string because(texts::Catalogue const& texts, texts::Language language,
                    std::string const& reason, std::string const& words);

/// A text of several lines as views {paragraph_text}.
std::vector<web::View> paragraphs(std::string const& text);

/// The field words with its counter; `label` and `hint` are text ids without "moderation.".
web::View words_field(Showing const& showing, std::string const& value,
                      basics::Problems const& problems, std::string_view label,
                      std::string_view hint);

/// Pages about matters are kept by nobody in between.
http::Response private_page(http::Response response);

}
