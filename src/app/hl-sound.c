#include "app/hl-sound.h"

#include "app/hl-settings.h"

static GtkMediaStream *tone = NULL;

/**
 * hl_sound_prepare:
 *
 * Loads the tone, so that the first one comes at once.
 */
void
hl_sound_prepare (void)
{
  if (tone == NULL)
    tone = gtk_media_file_new_for_resource ("/io/github/hailong/HaiLong/refused.wav");
}

/**
 * hl_sound_refuse:
 * @widget: where something was refused
 *
 * Plays the short low tone of a refusal, or the beep of the desktop where GTK cannot play sound.
 * Silent when the user switched sound off.
 */
void
hl_sound_refuse (GtkWidget *widget)
{
  if (!g_settings_get_boolean (hl_settings_get (), "sound"))
    return;

  hl_sound_prepare ();
  if (gtk_media_stream_get_error (tone) != NULL)
    {
      gdk_display_beep (gtk_widget_get_display (widget));
      return;
    }

  gtk_media_stream_seek (tone, 0);
  gtk_media_stream_play (tone);
}
