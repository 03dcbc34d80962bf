// The rows. A route with a {part} in its address needs one here.
#include "app/roles/things.h"

#include <array>

namespace roles {

namespace {

using enum http::Method;
using permissions::Over;
using permissions::Permission;

constexpr std::array all_rows = {
    // Ways in and out that somebody has by letter.
    Row{"/sign-in/{link}", "link", Over::secret},
    Row{"/register/{link}", "link", Over::secret},
    Row{"/password/{link}", "link", Over::secret},
    Row{"/email/{link}", "link", Over::secret},
    Row{"/invitation/{link}", "link", Over::secret},
    Row{"/letters/{end}", "link", Over::secret},
    Row{"/one-click/{end}", "link", Over::secret},
    Row{"/needs/claim/{code}", "link", Over::secret},
    Row{"/expert/{link}", "link", Over::secret},
    Row{"/reports/{code}", "link", Over::secret},
    Row{"/sign-in/return/{provider}", "link", Over::secret},
    // One's own.
    Row{"/account/sessions/{id}", "session", Over::own},
    Row{"/account/tokens/{id}", "token", Over::own},
    Row{"/account/searches/{id}", "saved_search", Over::own},
    Row{"/api/v1/saved-searches/{id}", "saved_search", Over::own},
    Row{"/account/ways-in/{way}", "way_in", Over::own},
    Row{"/needs/mine/{id}", "need", Over::own},
    Row{"/import/{id}", "import", Over::own_or_led},
    // Whoever holds a role keeps the second step.
    Row{"/account/second-step/off", "second_step", Over::without_role, post},
    // An organisation answers for them.
    Row{"/account/colleagues/{id}", "colleague", Over::organisation},
    Row{"/administration/{id}", "administration", Over::organisation},
    Row{"/projects/{id}", "project", Over::organisation},
    Row{"/projects/new", "project", Over::organisation, post},
    Row{"/api/v1/projects", "project", Over::organisation, post},
    Row{"/api/v1/projects/{id}", "project", Over::organisation},
    Row{"/duplicates", "project", Over::organisation, post},
    Row{"/duplicates/undo", "project", Over::organisation, post},
    Row{"/cases/{id}", "case", Over::organisation},
    Row{"/cases/new", "case", Over::organisation, post},
    Row{"/api/v1/cases", "case", Over::organisation, post},
    Row{"/api/v1/cases/{id}", "case", Over::organisation},
    Row{"/needs/{id}", "need", Over::organisation},
    Row{"/needs/desk/{id}", "need", Over::organisation},
    Row{"/needs/enter", "need", Over::organisation, post},
    Row{"/api/v1/needs", "need", Over::organisation, post},
    Row{"/api/v1/needs/{id}", "need", Over::organisation},
    Row{"/files/{kind}/{subject}", "file", Over::organisation},
    Row{"/files/{id}", "file", Over::organisation},
    Row{"/api/v1/files", "file", Over::organisation, post},
    Row{"/api/v1/files/{id}", "file", Over::organisation},
    Row{"/tags/{kind}/{subject}", "tag", Over::organisation},
    Row{"/moderation/words/{id}", "administration", Over::organisation},
    Row{"/moderation/{id}", "report", Over::organisation},
    // The same for all who hold the permission.
    Row{"/assets/{file...}", "asset", Over::anywhere},
    Row{"/organisations/{id}", "organisation", Over::anywhere},
    Row{"/organisations/import/{id}", "organisation_import", Over::anywhere},
    Row{"/api/v1/organisations/{id}", "organisation", Over::anywhere},
    Row{"/embed/{id}", "organisation", Over::anywhere},
    Row{"/face/{id}", "organisation", Over::anywhere},
    Row{"/follow/{kind}/{id}", "followed", Over::anywhere},
    Row{"/report/{kind}/{subject}", "reported", Over::anywhere},
    Row{"/tags/edit/{tag}", "tag", Over::anywhere},
    Row{"/synonyms/{id}", "synonym", Over::anywhere},
    Row{"/api/v1/synonyms/{id}", "synonym", Over::anywhere},
    Row{"/translations/{language}", "translation", Over::anywhere},
    Row{"/connectors/{id}", "connector", Over::anywhere},
    Row{"/sign-in/with/{provider}", "provider", Over::anywhere},
    Row{"/account/confirm/with/{provider}", "provider", Over::anywhere},
    Row{"/account/ways-in/add/{provider}", "provider", Over::anywhere},
    Row{"/providers/{provider}", "provider", Over::anywhere},
};

constexpr std::array all_shown = {
    Shown{"project", "public", Permission::everyone, Over::organisation},
    Shown{"project", "hidden", Permission::contribute, Over::organisation},
    Shown{"case", "published", Permission::everyone, Over::organisation},
    Shown{"case", "draft", Permission::contribute, Over::organisation},
    Shown{"need", "public", Permission::everyone, Over::organisation},
    Shown{"need", "waiting", Permission::coordinate, Over::organisation},
    Shown{"need", "hidden", Permission::coordinate, Over::organisation},
    Shown{"file", "public", Permission::everyone, Over::organisation},
    Shown{"file", "hidden", Permission::contribute, Over::organisation},
};

}

std::span<Row const> rows() { return all_rows; }
std::span<Shown const> shown() { return all_shown; }

}
