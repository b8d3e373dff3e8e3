#include "app/hl-key-map.h"

#include "keying/hl-key-session.h"

static const struct
{
  guint    keyval;
  gunichar key;
} keys[] = {
  { GDK_KEY_Return, HL_KEY_ENTER },
  { GDK_KEY_KP_Enter, HL_KEY_ENTER },
  { GDK_KEY_ISO_Enter, HL_KEY_ENTER },
  { GDK_KEY_BackSpace, HL_KEY_BACK },
  { GDK_KEY_Up, HL_KEY_UP },
  { GDK_KEY_Down, HL_KEY_DOWN },
  { GDK_KEY_F4, HL_KEY_FLAG },
  { GDK_KEY_F7, HL_KEY_KEEP_FIRST },
  { GDK_KEY_F8, HL_KEY_TAKE_SECOND },

  /* The number pad means its figures whatever NumLock says. */
  { GDK_KEY_KP_Insert, '0' },
  { GDK_KEY_KP_End, '1' },
  { GDK_KEY_KP_Down, '2' },
  { GDK_KEY_KP_Page_Down, '3' },
  { GDK_KEY_KP_Left, '4' },
  { GDK_KEY_KP_Begin, '5' },
  { GDK_KEY_KP_Right, '6' },
  { GDK_KEY_KP_Home, '7' },
  { GDK_KEY_KP_Up, '8' },
  { GDK_KEY_KP_Page_Up, '9' },
  { GDK_KEY_KP_Delete, '.' },
  { GDK_KEY_KP_Decimal, '.' },
  { GDK_KEY_KP_Separator, '.' },
};

/**
 * hl_key_map:
 * @keyval: key symbol
 * @state: modifiers held
 *
 * Returns: what it means to a keying session, 0 when it is not for the session
 */
gunichar
hl_key_map (guint           keyval,
            GdkModifierType state)
{
  gunichar character = gdk_keyval_to_unicode (keyval);

  if (state & GDK_CONTROL_MASK)
    {
      if (gdk_keyval_to_lower (keyval) != GDK_KEY_z)
        return 0;
      return state & GDK_SHIFT_MASK ? HL_KEY_REDO : HL_KEY_UNDO;
    }

  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval == keyval)
        return keys[i].key;
    }

  return g_unichar_isprint (character) ? character : 0;
}
