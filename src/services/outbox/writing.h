// A letter in its language, as both parts will say it.
#pragma once
#include <string>

#include "platform/templates/renderer.h"
#include "services/outbox/letter.h"

namespace outbox {

struct Written {
    std::string subject = {}, text = {}, html = {};
};

/// `address` is the site's public address, which paths are put behind.
Written written(Letter const& letter, texts::Catalogue const& texts,
                templates::Renderer const& renderer, std::string const& site_name,
                std::string const& address);

}
