// What one reader may see of barriers and the projects that they stop.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

#include "features/leverage/weighing.h"
#include "services/web/services.h"

namespace leverage {

/// All barriers that stop a project.
Picture picture(web::Services& services, web::Visit const& visit, db::Reader& reader);
/// This barrier alone, whatever it stops; NotFound for one that is over or that the one who visits
/// may not read.
Picture picture_of(web::Services& services, web::Visit const& visit, db::Reader& reader,
                   std::string_view barrier);

/// The picture that visitors without an account see, made once and kept until something is
/// recorded; made anew for all others. Thread-safe.
class Pictures {
public:
    std::shared_ptr<Picture const> of(web::Services& services, web::Visit const& visit);

private:
    struct Kept {
        std::uint64_t edition = 0;
        std::shared_ptr<Picture const> picture = {};
    };
    std::mutex mutex_;
    std::map<texts::Language, Kept> kept_;
};

}
