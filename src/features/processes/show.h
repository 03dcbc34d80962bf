// Processes in the reader's language: what their pages and programs share.
#pragma once
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "features/processes/actions.h"
#include "services/organisations/directory.h"
#include "services/web/services.h"

namespace processes {

/// What the handlers work with, made once.
struct Parts {
    web::Services& services;
    std::vector<Process> templates;
    Meetings meetings;

    explicit Parts(web::Services& all);
};

/// One reader and what they read with. Lives as long as the visit.
struct Showing {
    Parts& parts;
    web::Services& services;
    web::Visit const& visit;
    std::shared_ptr<organisations::Directory const> directory;

    Showing(Parts& all, web::Visit const& one);

    /// The text processes.ID.
    std::string text(std::string_view id) const;
    std::string format(std::string_view id, texts::Arguments const& arguments) const;
    std::string problem(basics::Problems const& problems, std::string_view field) const;
    std::string date(basics::Time time) const;
    std::string words(Words const& words) const;
    std::string organisation_name(organisations::OrganisationId const& id) const;
    /// Whether the one who visits may change it.
    bool may_edit(Process const& process) const;
};

/// A template or an organisation's process; nothing when there is none.
std::optional<Process> find_process(Parts const& parts, db::Reader& reader, std::string_view id);
/// The same, or NotFound.
Process read_process(Showing const& showing, db::Reader& reader);
/// The same for those who may change it; Forbidden otherwise.
Process changed_process(Showing const& showing, db::Reader& reader);

/// A step of any process, also one that was removed since.
struct AnyStep {
    Process process = {};
    Step step = {};
    bool is_there = true;
};
std::optional<AnyStep> find_any_step(Parts const& parts, db::Reader& reader, std::string_view step);

/// That the project met the step, tidied; or every mistake, at "step" and "words".
std::expected<Met, basics::Problems> checked_met(Parts const& parts, db::Reader& reader,
                                                 std::string const& project,
                                                 std::string const& step, std::string_view words);

/// What was told of the project, and of those that became part of it; each step once.
std::vector<Met> met_by(db::Reader& reader, web::Access const& project);

std::string path_of(Process const& process);
std::string path_of(Process const& process, std::string_view step);
/// "Mall", or whose it is.
std::string owner_text(Showing const& showing, Process const& process);
/// "4 spår och 16 steg"
std::string size_text(Showing const& showing, Outline const& outline);
/// What the template or the process that it was copied from looks like now; nothing when it is
/// gone, or this is a template.
std::optional<Process> origin_of(Parts const& parts, db::Reader& reader, Process const& process);

/// One form field of a text.
struct FieldOf {
    std::string name;
    std::string label;
    std::string value;
    std::size_t longest = longest_name;
    int rows = 0;  ///< 0: one line.
    std::string hint = {};
    bool is_required = false;
};
web::View field(Showing const& showing, basics::Problems const& problems, FieldOf const& of);

web::View crumb(std::string const& name, std::string const& url);
/// The way back: all processes, this one.
std::vector<web::View> breadcrumbs(Showing const& showing, Process const* process = nullptr);
/// Lines as views {line_words line_link (optional)}.
std::vector<web::View> line_views(std::string const& text);

/// Pages of those who work with it are kept by nobody in between.
http::Response private_page(http::Response response);

/// A form's text with line breaks as ours.
std::string sent(web::Visit const& visit, std::string_view field);
std::int64_t sent_version(web::Visit const& visit);

}
