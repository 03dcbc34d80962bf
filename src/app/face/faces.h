// The faces of all organisations in memory, for every page that has one: colours, own site, where
// forms may be framed.
#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "app/face/contrast.h"
#include "app/face/hosts.h"
#include "services/web/services.h"

namespace face {

using organisations::OrganisationId;

struct OwnFace {
    std::optional<Colour> accent = {};
    bool has_own_site = false;              ///< The coordinator has turned it on.
    std::vector<std::string> origins = {};  ///< "https://www.sampelby.example": may frame.
    std::int64_t version = 0;
};

class Faces {
public:
    explicit Faces(web::Services& services);

    /// What the organisation has decided; null when nothing.
    std::shared_ptr<OwnFace const> of(OrganisationId const& id) const;
    /// The host name that the operator lists for the organisation, or empty.
    std::string listed_host(OrganisationId const& id) const;
    /// The organisation whose own site this Host is: listed by the operator and turned on.
    OrganisationId own_site(std::string_view host) const;
    /// "https://behov.sampelby.example", for letters; empty when it has no own site.
    std::string own_address(OrganisationId const& id) const;
    /// Where the stylesheet with the organisation's colours is; empty when it has none.
    std::string css_url(OrganisationId const& id) const;
    /// Reads everything anew.
    void refresh();

private:
    struct Picture {
        std::map<OrganisationId, std::shared_ptr<OwnFace const>> faces;
        std::map<std::string, OrganisationId, std::less<>> sites;
    };
    std::shared_ptr<Picture const> picture() const;

    web::Services& services_;
    std::vector<OwnHost> hosts_;
    std::mutex refreshing_;
    mutable std::mutex mutex_;
    std::shared_ptr<Picture const> picture_;
};

/// Names of an organisation's own settings (app/own_forms) that the faces are made from.
inline constexpr std::string_view face_kind = "face", embedding_kind = "embedding";

}
