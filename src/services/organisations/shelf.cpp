// Making and exchanging directories.
#include "services/organisations/shelf.h"

#include "services/organisations/registered.h"
#include "services/organisations/store.h"

namespace organisations {

Shelf::Shelf(resources::Resources const& resources)
    : resources_(resources),
      directory_(std::make_shared<Directory const>(std::vector<Organisation>(), counties(resources),
                                                   municipality_groups(resources))) {}

std::shared_ptr<Directory const> Shelf::directory() const {
    std::lock_guard const lock(mutex_);
    return directory_;
}

void Shelf::refresh(db::Reader& reader) {
    auto fresh = std::make_shared<Directory const>(all(reader), counties(resources_),
                                                   municipality_groups(resources_));
    std::lock_guard const lock(mutex_);
    directory_ = std::move(fresh);
}

std::shared_ptr<Directory const> registered_directory(resources::Resources const& resources) {
    return std::make_shared<Directory const>(registered(resources), counties(resources),
                                             municipality_groups(resources));
}

}
