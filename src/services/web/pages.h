// A page: a template with its view inside the layout that all pages share.
#pragma once
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/basics/problems.h"
#include "platform/resources/resources.h"
#include "platform/templates/renderer.h"
#include "platform/texts/catalogue.h"
#include "platform/texts/further.h"
#include "services/web/feature.h"

namespace web {

using templates::View;

/// What the layout needs to know of a page.
struct PageOptions {
    std::string title;             ///< In the language of the visit.
    std::string description = {};  ///< For search engines and shared links.
    int status = 200;
    bool unlisted = false;           ///< Asks search engines to stay away.
    std::string json_ld = {};        ///< JSON for programs that read pages; written by json::write.
    std::vector<View> feeds = {};    ///< {name, url}
    std::vector<View> notices = {};  ///< notice(); what just happened
    bool uses_map = false, uses_charts = false;
    /// Query that the links to other languages keep, with "?": only pages whose content depends on
    /// it.
    std::string query = {};
    /// The path, without the language, to which the page's form `typed` can be sent in order to be
    /// shown again with what was typed: people who change language there lose nothing.
    std::string shows_typed = {};
    /// Whose colours and mark the page has; empty: those of the own host name, if it is one.
    organisations::OrganisationId face = {};
};

/// How an organisation's pages look: its own stylesheet after ours, its picture, its name.
struct Face {
    std::string css_url = {}, logo_url = {}, name = {};
};

/// A link of the footer, or of the member's own menu for those who hold the permission.
struct Place {
    std::string text;  ///< Text id.
    std::string path;
    permissions::Permission permission = permissions::Permission::everyone;
};

/// What waits for the member, shown on every page: how much, and where.
struct News {
    std::size_t count = 0;
    std::string path = {};  ///< Without the language.
    std::string text = {};  ///< Text id; {count} is how much.
};

class Pages {
public:
    /// Reads templates, partials, texts and the manifest of styles and scripts.
    Pages(resources::Resources const& resources, texts::Catalogue const& texts,
          texts::FurtherShelf const& further, std::string public_address, std::string site_name,
          templates::Missing missing);

    /// The page that the template makes of the view. `name` is "feature/template"; {{t.id}} looks
    /// among the feature's texts first, then among the layout's.
    http::Response page(Visit const& visit, std::string const& name, View view,
                        PageOptions options) const;

    /// Only the template, without layout: for parts that are fetched alone and for feeds.
    std::string part(Visit const& visit, std::string const& name, View const& view) const;

    /// The reader's own corner of the layout: the member's menu, or the link to sign in.
    std::string menu(Visit const& visit) const;

    /// The page that says that something went wrong, with what to do: 400, 403, 404, 405, 413, 429,
    /// 500, 503 …
    http::Response error(Visit const& visit, int status, std::string const& request_number) const;

    /// Shorthands for texts in the visit's language.
    std::string text(Visit const& visit, std::string_view id) const;
    std::string format(Visit const& visit, std::string_view id,
                       texts::Arguments const& arguments) const;

    /// Set once, before the first visit.
    void set_menu(std::vector<MenuItem> items);
    void set_member_menu(std::vector<Place> places) { member_menu_ = std::move(places); }
    void set_footer(std::vector<Place> places) { footer_ = std::move(places); }
    /// Asked for each page that a member sees: must be quick. The first that has something is
    /// counted beside the member's name; the menu leads to all.
    void add_news(std::function<News(Visit const&)> news) { news_.push_back(std::move(news)); }
    /// Names the municipality with this code, for the place link at the top.
    void set_municipality_name(std::function<std::string(std::string_view)> name) {
        municipality_name_ = std::move(name);
    }

    /// The face of an organisation, for a visit in this language; nothing when it has none.
    void set_face(
        std::function<std::optional<Face>(Visit const&, organisations::OrganisationId const&)>
            face) {
        face_ = std::move(face);
    }

    /// Set before the first visit, when it was not known from the start.
    void set_public_address(std::string address) { public_address_ = std::move(address); }
    std::string const& public_address() const { return public_address_; }
    /// What this installation is called.
    std::string const& site_name() const { return site_name_; }
    texts::Catalogue const& texts() const { return texts_; }
    /// The addresses of styles, scripts and icons, as templates name them.
    View const& asset_addresses() const { return assets_; }

private:
    View layout(Visit const& visit, PageOptions const& options) const;
    View languages(Visit const& visit, PageOptions const& options) const;
    View face(Visit const& visit, PageOptions const& options) const;
    std::string marked(Visit const& visit, std::string html) const;

    texts::Catalogue const& texts_;
    texts::FurtherShelf const& further_;
    std::string note_mark_;
    std::string public_address_, site_name_;
    std::unique_ptr<templates::Renderer> renderer_;
    View assets_;
    std::vector<MenuItem> menu_;
    std::vector<Place> footer_, member_menu_;
    std::vector<std::function<News(Visit const&)>> news_;
    std::function<std::string(std::string_view)> municipality_name_;
    std::function<std::optional<Face>(Visit const&, organisations::OrganisationId const&)> face_;
};

/// Kinds of notice: "info", "done", "warning".
View notice(std::string kind, std::string text);

/// A form's problems for the partial problem_summary: {problems[] {field, text}}.
View problems_view(Visit const& visit, Pages const& pages, basics::Problems const& problems);

/// The text of the first problem of a field, or empty.
std::string problem_text(Visit const& visit, Pages const& pages, basics::Problems const& problems,
                         std::string_view field);

/// How a field_ partial sees a field. Values as the partials in web/partials say.
struct Field {
    std::string name;
    std::string label;  ///< In the language of the visit.
    std::string value = {};
    std::string hint = {};
    std::string problem = {};
    std::string type = "text";
    std::string autocomplete = {};
    int max_length = 0;
    bool required = false;
    bool narrow = false;
    int rows = 4;
};
View field_view(Field const& field);

/// An option of a select or a group of choices.
struct Option {
    std::string value, text;
    bool chosen = false;
};
View choices_view(Field const& field, std::vector<Option> const& options);

}
