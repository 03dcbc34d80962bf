// libqrencode's squares, row by row, as runs.
#include "platform/qr/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace qr {

Code code(std::string_view text) {
    constexpr int margin = 4;
    std::unique_ptr<QRcode, decltype(&QRcode_free)> const made(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<unsigned char const*>(text.data()), 0, QR_ECLEVEL_M),
        QRcode_free);
    if (!made) throw std::length_error("this text does not fit into a QR code");
    auto const width = made->width;
    auto const is_dark = [&](int row, int column) {
        return column < width && (made->data[row * width + column] & 1U) != 0;
    };
    Code code{.size = width + 2 * margin};
    for (int row = 0; row < width; ++row)
        for (int column = 0; column < width; ++column) {
            auto const begin = column;
            while (is_dark(row, column)) ++column;
            if (column == begin) continue;
            auto const run = std::to_string(column - begin);
            code.path += "M" + std::to_string(begin + margin) + " " + std::to_string(row + margin) +
                         "h" + run + "v1h-" + run + "z";
        }
    return code;
}

}
