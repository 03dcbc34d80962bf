// A letter in its language, as both parts will say it.
#pragma once
#include <string>

#include "platform/templates/renderer.h"
#include "services/outbox/letter.h"

namespace outbox {

struct Written {
    std::string subject = {}, text = {}, html = {};
};

/// `address` is the site's public address, which paths are put behind. `further` may be null:
/// letters are then in the three languages of all pages.
Written written(Letter const& letter, texts::Catalogue const& texts,
                texts::FurtherShelf const* further, templates::Renderer const& renderer,
                std::string const& site_name, std::string const& address);

}
