#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *hl_picture_decode (GBytes           *png,
                                    GError          **error);
GBytes          *hl_picture_encode (cairo_surface_t  *surface,
                                    GError          **error);
cairo_status_t   hl_picture_append (void             *bytes,
                                    const guchar     *data,
                                    guint             length);

G_END_DECLS
